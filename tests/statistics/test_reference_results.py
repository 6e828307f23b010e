"""Which of the reference results for pairs are checked, and which are of another method and why: none left unnamed."""

CHECKED = {
    "n_pairs", "n_improved", "n_same", "n_worse", "pre.mean", "post.mean", "diff.mean", "diff.sd", "t_test.ci",
    "wilcoxon_normal_cc.V", "wilcoxon_normal_cc.p", "wilcoxon_normal_nocc.p", "wilcoxon_exact_ties_zeros_dropped.p",
    "wilcoxon_exact_ties_zeros_dropped.V",
    "hodges_lehmann_walsh_median_all", "hodges_lehmann_walsh_median_zeros_dropped", "cohens_dz.d", "hedges_gz.g",
    "effectsize103.z.d", "effectsize103.z.adjusted", "effectsize103.av.d",
}  # fmt: skip
"""Held to 1e-9 in test_paired_change, test_signed_ranks, test_hodges_lehmann and test_effect_sizes."""

ANOTHER_METHOD = {
    "pseudomedian": "R searches it numerically to four digits; ours is the Walsh median itself, checked by its own name",
    "wilcoxon_exact_ties_zeros_dropped.estimate": "another package's estimate beside its exact test; the Walsh medians are checked by name",
    "wilcoxon_exact_ties_zeros_dropped.ci": "no interval of ranks is given",
    "wilcoxon_normal_cc.ci": "no interval of ranks is given",
    "wilcoxon_normal_nocc": "the same rank sum; no interval of ranks is given",
    "ci_noncentral_t": "no interval of a standardised change is given",
    "effectsize103.z": "no interval of a standardised change is given",
    "effectsize103.av": "d_av is given without interval or correction",
    "effectsize103.rm": "not among the measures: divides by a deviation made from the correlation",
    "effectsize103.b": "not among the measures: divides by the deviation before",
    "matched_rank_biserial": "not among the measures",
    "t_test": "the interval is given, not t or p; the mean difference is diff.mean",
    "method": "R's words",
}
"""A name as part of a result's path, and why it is not compared."""

DESCRIBED_ONLY = {"n", "n_rows", "n_missing_pre", "n_missing_post", "median", "quartiles_type7", "quartiles_type2", "min", "max", "sd"}
"""What describes the scores themselves; the figures show means and counts."""


def paths(result, before=""):
    for name, value in result.items():
        yield from paths(value, f"{before}{name}.") if isinstance(value, dict) else [before + name]


def test_every_reference_result_is_checked_or_named_with_the_reason_why_not(oracle):
    found = {path for case in oracle("paired.json") for path in paths(case["expected"])}
    told = {path for path in found if path in CHECKED or path.rsplit(".")[-1] in DESCRIBED_ONLY}
    told |= {path for path in found if any(f".{name}." in f".{path}." for name in ANOTHER_METHOD)}
    # A case for which R gives nothing at all holds an empty value in place of its parts.
    told |= {"t_test", "cohens_dz", "hedges_gz", "wilcoxon_exact_ties_zeros_dropped"}
    assert found - told == set()
    assert CHECKED <= found
