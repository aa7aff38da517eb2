import type { Translate } from '../text/text-key.ts';
import type { FieldErrors } from './validate.ts';

/** What the meaning of a typed text depends on. */
export interface FormContext {
	locale: string;
	/** The country of phone numbers without a country code. */
	country: string | undefined;
	/** Words the errors. */
	t: Translate;
}

/** How the stored value of a field becomes the value of its input, and how that becomes the field that is sent. */
export interface FieldCodec<Stored, Value> {
	/** @param stored undefined for a new record */
	toValue(stored: Stored | undefined, locale: string): Value;
	/** A text that cannot be parsed is passed on unchanged, for the contract to refuse. Undefined: the API's default. */
	toInput(value: Value, context: FormContext): unknown;
	/** Errors in terms of the typed text, where the contract's message would be about its own format: sentences by path. */
	findErrors?(value: Value, context: FormContext, path: string): FieldErrors;
}

/** The errors of a field at a path: one or none. */
export const errorAt = (path: string, error: string | undefined): FieldErrors =>
	error === undefined ? {} : { [path]: error };

/** Any table of codecs. */
export type Codecs = Readonly<Record<string, FieldCodec<never, unknown>>>;

/** The values of a form's inputs: text as it is typed. */
export type FormValues<Table> = {
	-readonly [Field in keyof Table]: Table[Field] extends FieldCodec<never, infer Value>
		? Value
		: never;
};

/** The values of a form for a record; for a new one, null. */
export const formValues = <Table extends Codecs>(
	codecs: Table,
	record: { readonly [Field in keyof Table]?: unknown } | null,
	locale: string,
): FormValues<Table> =>
	// Each codec gets the stored value of its own field, and gives its value; TypeScript does not relate them by name.
	Object.fromEntries(
		Object.entries(codecs).map(([field, codec]) => [
			field,
			codec.toValue(record?.[field] as undefined, locale),
		]),
	) as FormValues<Table>;

/** The fields that a form sends, in the contract's shape. */
export const formInput = <Table extends Codecs>(
	codecs: Table,
	values: FormValues<Table>,
	context: FormContext,
): { [Field in keyof Table]: unknown } =>
	Object.fromEntries(
		Object.entries(codecs).map(([field, codec]) => [
			field,
			codec.toInput(values[field as keyof Table], context),
		]),
		// It has the fields of the codecs; TypeScript does not keep the names.
	) as { [Field in keyof Table]: unknown };

/** The errors that the codecs find. @param prefix the path of the fields: "address." */
export const findErrors = <Table extends Codecs>(
	codecs: Table,
	values: FormValues<Table>,
	context: FormContext,
	prefix = '',
): FieldErrors =>
	Object.assign(
		{},
		...Object.entries(codecs).map(([field, codec]) =>
			codec.findErrors?.(values[field as keyof Table], context, `${prefix}${field}`),
		),
	);
