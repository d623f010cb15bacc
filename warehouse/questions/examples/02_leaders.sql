-- The leader of each benchmark, and on how many models it leads; none where nobody has said whether more is better
SELECT
    benchmark, split, metric,
    arg_max(model, CASE WHEN higher_is_better THEN score ELSE -score END) AS leader,
    CASE WHEN bool_and(higher_is_better) THEN max(score) ELSE min(score) END AS score,
    count(*) AS models
FROM leaderboard
WHERE higher_is_better IS NOT NULL
GROUP BY ALL
ORDER BY models DESC, benchmark, split
