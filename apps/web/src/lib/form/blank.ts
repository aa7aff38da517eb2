/** An empty box means "not known", which the contract writes as null. */
export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);

export const isBlank = (text: string): boolean => text.trim() === '';
