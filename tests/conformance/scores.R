# Reference figures by R's psych; nothing of balancekit is asked. Called by make_scores.py, which lays
# the data beside each other:  Rscript scores.R FOLDER OUT.json
suppressMessages({library(psych); library(jsonlite)})
folder <- commandArgs(TRUE)[1]
sets <- fromJSON(file.path(folder, "sets.json"), simplifyDataFrame = FALSE)

one <- function(set) {
  keys <- unlist(set$keys)
  named <- sub("^-", "", keys)
  x <- read.csv(file.path(folder, paste0(set$data, ".csv")), check.names = FALSE)[, named]
  x[] <- lapply(x, as.numeric)
  # Beyond the ends: not what psych decides, so that both see the same answers.
  x[x < set$minimum | x > set$maximum] <- NA
  one_scale <- setNames(list(keys), set$scale)
  quiet <- function(...) suppressWarnings(suppressMessages(...))
  # Without a mean or median put in: the mean of what was answered.
  by_items <- quiet(scoreItems(one_scale, x, impute = "none", min = set$minimum, max = set$maximum))
  fast <- quiet(scoreVeryFast(one_scale, x, min = set$minimum, max = set$maximum))
  totals <- quiet(scoreVeryFast(one_scale, x, totals = TRUE, min = set$minimum, max = set$maximum))
  some <- unique(round(seq(1, nrow(x), length.out = 25)))
  whole <- which(complete.cases(x))
  whole <- whole[unique(round(seq(1, length(whole), length.out = 25)))]
  mean_items <- as.numeric(by_items$scores); mean_fast <- as.numeric(fast)
  list(data = set$data, scale = set$scale, n = nrow(x), unanswered = sum(is.nan(mean_fast)),
       rows = some, mean_items = mean_items[some], mean_fast = mean_fast[some],
       average = mean(mean_fast, na.rm = TRUE), sd = sd(mean_fast, na.rm = TRUE),
       whole = whole, totals = as.numeric(totals)[whole])
}
out <- list(made_by = paste("scores.R, R", as.character(getRversion())),
            psych = as.character(packageVersion("psych")), sets = lapply(sets, one))
write(toJSON(out, digits = NA, auto_unbox = TRUE, na = "null"), commandArgs(TRUE)[2])
