print("manchette")
