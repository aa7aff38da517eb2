/**
 * How the numbers of the first screen are asked for: what is known is shown at once, and asked for again whenever somebody
 * comes here, because what they did elsewhere is in it.
 */
export const alwaysRefetch = { staleTime: 0 } as const;
