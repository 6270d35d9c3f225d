import Hummingbird
enum SitePlaceholder {}
