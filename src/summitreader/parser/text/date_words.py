"""The words of days: months and weekdays, as pieces of patterns."""

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
