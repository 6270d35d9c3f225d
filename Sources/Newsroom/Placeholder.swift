enum NewsroomPlaceholder {}
