import { expect, it } from 'vitest';
import { operationOf } from './observe.ts';

it.each([
	['insert into "patients" ("id") values ($1)', 'insert patients'],
	['update "users" set "name" = $1', 'update users'],
	['delete from "attempts" where "key" = $1', 'delete attempts'],
	['select "id" from "doctors" where "name" = $1', 'select doctors'],
	['with checked as (select enter_session($1)) select "id" from "patients"', 'select patients'],
	['select enter_session($1, $2)', 'select enter_session'],
	['  commit', 'commit'],
	['', 'statement'],
])('the operation of %s is %s', (text, operation) => {
	expect(operationOf(text)).toBe(operation);
});
