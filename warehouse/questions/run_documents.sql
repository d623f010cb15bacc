-- What one run did with each document.
SELECT decision, uri, reason FROM run_documents WHERE run_id::VARCHAR = $run_id::VARCHAR ORDER BY decision, uri
