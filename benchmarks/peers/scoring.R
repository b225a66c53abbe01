# Times of psych on answers from a file of doubles, column after column; NaN is missing.
# Rscript scoring.R FILE ROWS ROUNDS FUNCTION key,key,... key,key,... ...
suppressMessages(library(psych))
given <- commandArgs(trailingOnly = TRUE)
rows <- as.integer(given[2]); rounds <- as.integer(given[3])
keys <- strsplit(given[-(1:4)], ",")
names(keys) <- paste0("s", seq_along(keys))
items <- sub("-", "", unlist(keys))
values <- readBin(given[1], "double", rows * length(items))
values[is.nan(values)] <- NA
data <- matrix(values, rows, dimnames = list(NULL, items))
work <- list(
  scoreVeryFast = function() scoreVeryFast(keys, data, min = 1, max = 5),
  scoreItems = function() scoreItems(keys, data, impute = "none", min = 1, max = 5)$scores
)[[given[4]]]
for (round in seq_len(rounds)) {
  took <- system.time(scores <- work())
  cat("seconds", took[["elapsed"]], sum(took[-3]), "\n")
}
cat("means", format(colMeans(scores, na.rm = TRUE), digits = 15), "\n")
