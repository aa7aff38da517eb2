/**
 * Query options for the numbers on the home screen: cached values are shown at once and always refetched, because what the
 * user did on other screens changes them.
 */
export const alwaysRefetch = { staleTime: 0 } as const;
