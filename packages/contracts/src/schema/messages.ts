import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const nouns: Record<string, string> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
};

function wrongType(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType>): string {
	if (issue.input === undefined) return 'is required';
	return `must be ${nouns[issue.expected] ?? issue.expected}`;
}

function tooSmall(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
	if (issue.origin === 'string') {
		return issue.minimum === 1
			? 'must not be empty'
			: `must be at least ${issue.minimum} characters long`;
	}
	return issue.origin === 'array'
		? `must have at least ${issue.minimum} entries`
		: `must be ${issue.minimum} or more`;
}

function tooBig(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
	if (issue.origin === 'string') return `must be at most ${issue.maximum} characters long`;
	return issue.origin === 'array'
		? `must have at most ${issue.maximum} entries`
		: `must be ${issue.maximum} or less`;
}

function invalidFormat(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
	if (issue.format === 'uuid') return 'must be an id';
	return 'is not written as expected';
}

/**
 * The message of an issue: a phrase that follows the field's name ("must not be empty"). A rule's own message has precedence.
 */
function messageOf(issue: Issue): string | undefined {
	switch (issue.code) {
		case 'invalid_type':
			return wrongType(issue);
		case 'too_small':
			return tooSmall(issue);
		case 'too_big':
			return tooBig(issue);
		case 'invalid_format':
			return invalidFormat(issue);
		case 'invalid_value':
			return issue.input === undefined
				? 'is required'
				: `must be one of: ${issue.values.join(', ')}`;
		case 'unrecognized_keys':
			return 'is not a known field';
		default:
			return undefined;
	}
}

// The setting is global. The modules whose schemas all others are made of import this one.
z.config({ customError: messageOf });
