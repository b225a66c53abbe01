"""Scored data and banks in the formats that archives and other programs read.

Thin writers, nothing of any client unless somebody gives it: a Psych-DS data set, a BIDS phenotype,
a FHIR questionnaire and its response. REDCap is at the banks: `Bank.to_redcap`.
"""

from balancekit.exchange.fhir import fhir_questionnaire
from balancekit.exchange.fhir_answers import fhir_response
from balancekit.exchange.phenotype import phenotype_sidecar, write_phenotype
from balancekit.exchange.psych_ds import psych_ds_description, write_psych_ds

__all__ = [
    "fhir_questionnaire",
    "fhir_response",
    "phenotype_sidecar",
    "psych_ds_description",
    "write_phenotype",
    "write_psych_ds",
]
