#!/bin/sh
# Patroni runs this once, on the first primary, with the superuser's connection as its argument.
# HMS_PASSWORD: the password of the account in the product's DATABASE_URL.
set -eu
psql "$1" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=password="$HMS_PASSWORD" <<'SQL'
CREATE ROLE hms LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE hms OWNER hms;
SQL
