/** What one look at an installation found, in a line. */
export interface Finding {
	level: 'ok' | 'warning' | 'wrong';
	/** What was looked at, in a word or two. */
	about: string;
	/** What was found, and what to do where that is not right. Nothing that people have entered. */
	text: string;
}

/** Findings about one thing. */
export const findingsAbout = (about: string) => ({
	ok: (text: string): Finding => ({ level: 'ok', about, text }),
	warning: (text: string): Finding => ({ level: 'warning', about, text }),
	wrong: (text: string): Finding => ({ level: 'wrong', about, text }),
});
