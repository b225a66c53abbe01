"""What researchers need: how reliable scores are, whether they changed, and what couples share.

Tidy pandas frames come out. Whatever cannot be used is refused in one sentence (`DataError` for
the data, `ArgumentError` for an argument); what cannot be estimated is NaN, and the column
``note`` says why.

- Reliability: `reliability` (all at once), `alpha`, `omega`, `one_factor`, `item_statistics`,
  `icc`, `sem`.
- Couples: `dyads` or `dyads_from_wide` first; then `agreement`, `item_agreement`,
  `partner_scores`, `profile_similarity`, `distinguishability`, `apim`, `k_ratio`.
- Change: `reliable_change`, `cutoff`.
- Planning: `simulate`.

``balancekit.figure`` draws whatever these functions return. How each figure was checked:
``docs/psychometrics.md``.
"""

from balancekit.psychometrics.agreement import agreement
from balancekit.psychometrics.alpha import alpha
from balancekit.psychometrics.apim import apim
from balancekit.psychometrics.apim_model import Apim
from balancekit.psychometrics.change import Change, cutoff, reliable_change
from balancekit.psychometrics.distinguishability import Distinguishability, distinguishability
from balancekit.psychometrics.dyads import Dyads, dyads
from balancekit.psychometrics.dyads_from_wide import dyads_from_wide
from balancekit.psychometrics.icc import icc
from balancekit.psychometrics.item_agreement import item_agreement
from balancekit.psychometrics.item_statistics import item_statistics
from balancekit.psychometrics.k_ratio import k_ratio
from balancekit.psychometrics.omega import omega, one_factor
from balancekit.psychometrics.one_factor import OneFactor
from balancekit.psychometrics.partner_scores import partner_scores
from balancekit.psychometrics.profiles import profile_similarity
from balancekit.psychometrics.reliability import reliability, sem
from balancekit.psychometrics.simulation import simulate

__all__ = [
    "Apim",
    "Change",
    "Distinguishability",
    "Dyads",
    "OneFactor",
    "agreement",
    "alpha",
    "apim",
    "cutoff",
    "distinguishability",
    "dyads",
    "dyads_from_wide",
    "icc",
    "item_agreement",
    "item_statistics",
    "k_ratio",
    "omega",
    "one_factor",
    "partner_scores",
    "profile_similarity",
    "reliability",
    "reliable_change",
    "sem",
    "simulate",
]
