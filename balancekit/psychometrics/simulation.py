"""Invented answers with known reliability, agreement and effects: to plan, to teach, for power."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from balancekit.bank import Bank, Scale
from balancekit.errors import ArgumentError
from balancekit.psychometrics.arguments import generator, is_finite, shown, whole
from balancekit.psychometrics.reading import Floats
from balancekit.psychometrics.steps import thresholds, underneath, weights
from balancekit.strings import say

ByScale = float | Mapping[str, float]
Effects = Mapping[tuple[str, str], tuple[float, float]]
_FINE = 101  # steps of an answer that is not one of a few options


class _Plan(NamedTuple):
    """One scale: its items, their answers, and how its items hang together.

    Attributes
    ----------
    answers : float64 array
        Of the items that have the range of the scale.
    own : dict of item to float64 array
        Of those with a range of their own.
    """

    name: str
    scale: Scale
    answers: Floats
    own: dict[str, Floats]
    powers: Floats
    items_r: float
    loading: float

    @property
    def lift(self) -> float:
        """Variance of the mean of the items, in variances of an item."""
        k = len(self.scale.keys)
        return (1 + (k - 1) * self.items_r) / k


def simulate(
    bank: Bank,
    n: int,
    *,
    couples: bool = True,
    reliability: ByScale = 0.8,
    agreement: ByScale = 0.3,
    effects: Effects | None = None,
    seed: int | None = None,
) -> pd.DataFrame:
    """Invent answers to a bank in which alpha, agreement and effects are as asked.

    They come out of the *answers*, steps and rounding included, the closer the larger n: alpha of
    each scale, the correlation of two partners' scores, and the standardised actor and partner
    effects between scores. Items of a scale are parallel, partners exchangeable. Items with a range
    of their own are answered within it; alpha is then a hair off (0.798 for 0.8 in ``csi_4``).

    Parameters
    ----------
    bank : Bank
        With scales; no item may be in two of them.
    n : int
        Couples, or people if `couples` is False.
    couples : bool
    reliability : float or mapping of scale to float
        Alpha, between 0 and 1; of a scale with one item, how much of an answer is not error.
    agreement : float or mapping of scale to float
        Correlation of the partners' scores; may be negative.
    effects : mapping, optional
        ``{(predictor, outcome): (actor, partner)}``, scale ids and standardised effects. Scales
        without effects are independent of each other.
    seed : int, optional
        For the same answers again.

    Returns
    -------
    pandas.DataFrame
        A row a person: ``couple`` and ``person`` (1 and 2; only for couples), then the items in
        the order of the bank.

    Raises
    ------
    ArgumentError
        An argument cannot be used, an outcome is also a predictor, or what is asked for cannot go
        together, such as more agreement than the reliability leaves room for.

    References
    ----------
    Olsson, U., Drasgow, F., & Dorans, N. J. (1982). The polyserial correlation coefficient.
    Psychometrika, 47(3), 337–347, for what steps do to a correlation. doi 10.1007/BF02294164

    Examples
    --------
    >>> import balancekit as bk
    >>> from balancekit.psychometrics import agreement, dyads
    >>> balance = bk.load_bank("balance")
    >>> answers = simulate(balance, 20_000, agreement=0.4, seed=1)
    >>> scores = bk.score(answers, balance)
    >>> found = agreement(dyads(scores, couple="couple"), "independence")
    >>> round(found.icc_anova[0], 1)
    np.float64(0.4)
    """
    whole("n", n, 1)
    if not isinstance(bank, Bank) or not bank.scales:
        raise ArgumentError(say("psychometrics.no_scales"))
    _check_items(bank)
    names = list(bank.scales)
    alphas = _by_scale("reliability", reliability, names, 0)
    alike = _by_scale("agreement", agreement, names, -1)
    plans = [_plan(bank, name, scale, alphas[name]) for name, scale in bank.scales.items()]
    people = 2 if couples else 1
    wanted = _wanted(plans, alike, _checked_effects(effects, names))
    root = _root(_factors(plans, wanted)[: people * len(plans), : people * len(plans)])
    source = generator(seed)
    factors = source.standard_normal((n, len(root))) @ root.T
    # The factors of the first partner, then those of the second: one row a person.
    factors = factors.reshape(n * people, len(plans))
    found: dict[str, Floats] = {}
    for place, plan in enumerate(plans):
        found |= _answers(plan, factors[:, place], source)
    data = pd.DataFrame({item.id: found[item.id] for item in bank.items if item.id in found})
    if couples:
        data.insert(0, "couple", np.repeat(np.arange(1, n + 1), 2))
        data.insert(1, "person", np.tile([1, 2], n))
    return data


def _check_items(bank: Bank) -> None:
    items = [item for scale in bank.scales.values() for item in scale.items]
    twice = [item for item in items if items.count(item) > 1]
    if twice:
        raise ArgumentError(say("psychometrics.shared_item", item=twice[0]))


def _by_scale(argument: str, given: ByScale, names: list[str], least: int) -> dict[str, float]:
    """One number for each scale, between `least` and 1."""
    told: dict[str, Any] = dict.fromkeys(names, given)
    if isinstance(given, Mapping):
        told = dict(given)
    if unknown := [name for name in told if name not in names]:
        wrong = {"argument": argument, "scale": unknown[0], "known": ", ".join(names)}
        raise ArgumentError(say("psychometrics.no_scale", **wrong))
    for name in names:
        value = told.get(name)
        if not is_finite(value) or not least < value < 1:
            wrong = {"argument": argument, "scale": name, "value": shown(value)}
            raise ArgumentError(say("psychometrics.simulated", **wrong, least=least))
    return {name: float(told[name]) for name in names}


def _plan(bank: Bank, name: str, scale: Scale, reliability: float) -> _Plan:
    common = next((it for it in scale.items if it not in scale.item_ranges), scale.items[0])
    answers = _on_offer(bank, scale, common)
    own = {item: _on_offer(bank, scale, item) for item in scale.item_ranges}
    k, powers = len(scale.keys), weights(answers)
    items_r = reliability / (k - (k - 1) * reliability)
    loading = underneath(items_r, powers, powers)
    return _Plan(name, scale, answers, own, powers, items_r, loading)


def _on_offer(bank: Bank, scale: Scale, item: str) -> Floats:
    """The answers to an item, from low to high."""
    low, high = scale.range_of(item)
    options = bank.options.get(bank.item(item).options, ())
    listed = sorted(it.value for it in options if low <= it.value <= high)
    return np.array(listed or np.linspace(low, high, _FINE), dtype=float)


def _wanted(plans: list[_Plan], agreement: dict[str, float], effects: Effects) -> Floats:
    """Correlations of scores: the scales of the first partner, then those of the second."""
    names = [plan.name for plan in plans]
    count = len(names)
    own, other = np.eye(count), np.diag([agreement[name] for name in names])
    paths = np.zeros((2, count, count))
    for (predictor, outcome), pair in effects.items():
        paths[:, names.index(outcome), names.index(predictor)] = pair
    actor, partner = paths
    alike = np.diag(np.diag(other))
    # With its predictors: own actor effect, and the partner's by way of their likeness.
    same = actor + partner @ alike
    across = partner + actor @ alike
    own = own + same + same.T + _off(same @ actor.T + across @ partner.T)
    other = other + across + across.T + _off(across @ actor.T + same @ partner.T)
    return np.block([[own, other], [other, own]])


def _off(square: Floats) -> Floats:
    return np.asarray(square - np.diag(np.diag(square)))


def _checked_effects(effects: Any, names: list[str]) -> Effects:
    if effects is None:
        return {}
    if not isinstance(effects, Mapping) or not all(map(_is_pair, effects)):
        raise ArgumentError(say("psychometrics.effects", value=shown(effects)))
    outcomes = {outcome for _, outcome in effects}
    for (predictor, outcome), pair in effects.items():
        if predictor not in names or outcome not in names or predictor in outcomes:
            raise ArgumentError(say("psychometrics.effect", predictor=predictor, outcome=outcome))
        if not _is_pair(pair) or not all(map(is_finite, pair)):
            raise ArgumentError(say("psychometrics.effect_pair", value=shown(pair)))
    return {key: (float(actor), float(partner)) for key, (actor, partner) in effects.items()}


def _is_pair(value: Any) -> bool:
    return isinstance(value, tuple | list | np.ndarray) and len(value) == 2


def _factors(plans: list[_Plan], wanted: Floats) -> Floats:
    """Correlations of what is underneath all items of a scale, from those of scores."""
    twice = [*plans, *plans]
    found = np.eye(len(twice))
    for i, one in enumerate(twice):
        for j, two in enumerate(twice[:i]):
            between_items = wanted[i, j] * np.sqrt(one.lift * two.lift)
            below = underneath(between_items, one.powers, two.powers)
            found[i, j] = found[j, i] = below / np.sqrt(one.loading * two.loading)
    return found


def _root(correlations: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.cholesky(correlations))
    except np.linalg.LinAlgError:
        raise ArgumentError(say("psychometrics.impossible")) from None


def _answers(plan: _Plan, factor: Floats, source: np.random.Generator) -> dict[str, Floats]:
    common, alone = np.sqrt(plan.loading), np.sqrt(1 - plan.loading)
    found = {}
    for key, item in zip(plan.scale.keys, plan.scale.items, strict=True):
        value = common * factor + alone * source.standard_normal(len(factor))
        answers = plan.own.get(item, plan.answers)
        answer = answers[np.searchsorted(thresholds(len(answers)), value)]
        low, high = plan.scale.range_of(item)
        found[item] = low + high - answer if key.startswith("-") else answer
    return found
