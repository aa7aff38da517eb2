import { cleanLine } from '@hms/contracts';

/** Whether an input's text has no visible character. */
export const isBlank = (text: string): boolean => cleanLine(text) === '';

/** A blank input stands for an unknown value, which is null in the contract. */
export const textOrNull = (text: string): string | null => (isBlank(text) ? null : text);
