"""The pages of the workbook: functions from the screen to widgets, one idea a file."""
