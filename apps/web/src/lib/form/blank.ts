import { cleanLine } from '@hms/contracts';

/** Whether nothing is in a box that can be seen. */
export const isBlank = (text: string): boolean => cleanLine(text) === '';

/** An empty box means "not known", which the contract writes as null. */
export const textOrNull = (text: string): string | null => (isBlank(text) ? null : text);
