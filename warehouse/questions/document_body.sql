-- Where the body of one document may be found, and how to know that it is the same.
SELECT body_path, uri, content_hash, byte_count, encoding FROM documents WHERE document_id = $document_id::VARCHAR
