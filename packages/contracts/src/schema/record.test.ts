import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { doctor, doctorFields, doctorPatch } from '../doctor.ts';
import { mapping, mappingFields, mappingPatch } from '../mapping.ts';
import { patient, patientFields, patientPatch } from '../patient.ts';
import { line, plainDate } from './fields.ts';
import { patchOf, storedFields } from './record.ts';

const fields = z.strictObject({
	name: line(10),
	number: line(10).optional(),
	born: plainDate.nullable().default(null),
	tags: z.array(line(5)).max(2).default([]),
	contact: z
		.strictObject({ name: line(10), phone: line(10).nullable().default(null) })
		.nullable()
		.default(null),
});

describe('the merge patch of a record', () => {
	const patch = patchOf(fields);

	it.each([
		{},
		{ name: 'Ada', number: '1' },
		{ born: null, tags: null, contact: null },
		{ contact: { phone: null } },
		{ contact: { name: 'Mum' } },
	])('may be %j, and adds nothing to it', (value) => {
		expect(patch.parse(value)).toEqual(value);
	});

	it.each([
		[{ name: null }, 'name'],
		[{ number: null }, 'number'],
		[{ name: 'Augusta Ada' }, 'name'],
		[{ tags: ['a', 'b', 'c'] }, 'tags'],
		[{ contact: { name: null } }, 'contact.name'],
		[{ other: 1 }, ''],
		[{ contact: { other: 1 } }, 'contact'],
	])('is not %j', (value, path) => {
		const { error } = patch.safeParse(value);
		expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
	});

	it('has the type of its values', () => {
		expectTypeOf<z.infer<typeof patch>>().toEqualTypeOf<{
			name?: string | undefined;
			number?: string | undefined;
			born?: z.infer<typeof plainDate> | null | undefined;
			tags?: string[] | null | undefined;
			contact?: { name?: string | undefined; phone?: string | null | undefined } | null | undefined;
		}>();
	});
});

describe('the output of a record', () => {
	const output = z.strictObject(storedFields(fields, { name: 'What it is called.' }));
	const row = { name: 'Augusta Ada', number: '', born: null, tags: ['too long'], contact: null };

	it('has every field, and texts that a newer rule would refuse', () => {
		expect(output.parse(row)).toEqual(row);
		for (const name of Object.keys(row)) {
			const { [name]: _left, ...rest } = Object(row);
			expect(output.safeParse(rest).error?.issues.map(({ path }) => path)).toEqual([[name]]);
		}
	});

	it('has days that exist', () => {
		expect(output.safeParse({ ...row, born: '1990-02-30' }).success).toBe(false);
		expect(output.safeParse({ ...row, born: '1990-02-28' }).success).toBe(true);
	});

	it('is described in words of its own', () => {
		expect(output.shape.name.description).toBe('What it is called.');
		expect(output.shape.number.description).toBeUndefined();
	});
});

describe.each([
	['patient', patientFields, patientPatch, patient],
	['doctor', doctorFields, doctorPatch, doctor],
	['mapping', mappingFields, mappingPatch, mapping],
] as const)('every field of a %s', (_noun, fieldsOf, patch, output) => {
	it('is in the example', () => {
		const [example] = z.array(z.unknown()).min(1).parse(output.meta()?.['examples']);
		expect(output.parse(example)).toEqual(example);
	});

	it.each(Object.keys(fieldsOf.shape))('%s is in the patch and the output', (name) => {
		expect(Object.keys(patch.shape)).toContain(name);
		expect(Object.keys(output.shape)).toContain(name);
	});
});
