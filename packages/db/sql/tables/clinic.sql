-- The clinic's settings: their one row. Triggers and privileges are beside those of other tables.

INSERT INTO clinic_settings DEFAULT VALUES ON CONFLICT DO NOTHING;
