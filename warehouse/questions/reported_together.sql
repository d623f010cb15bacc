-- Of the models with a score on one benchmark, how many have a score on each other one, the most first.
SELECT other.benchmark_id, count(*) AS models
FROM scores AS mine
JOIN scores AS other USING (model_id)
WHERE mine.benchmark_id = $benchmark_id::VARCHAR AND mine.is_headline AND other.is_headline
GROUP BY other.benchmark_id
ORDER BY other.benchmark_id <> $benchmark_id::VARCHAR, models DESC, other.benchmark_id
