import {
	type CSSVariablesResolver,
	createTheme,
	type MantineColorsTuple,
	type MantineThemeOverride,
	mergeThemeOverrides,
} from '@mantine/core';

/** The accent colour, petrol. Shade 7 on white, and white on it, have a contrast of 6 : 1. */
const accent: MantineColorsTuple = [
	'#edf7f9',
	'#d8ebef',
	'#aed6df',
	'#80c0ce',
	'#5aadc0',
	'#3c9fb5',
	'#268fa6',
	'#0f6c81',
	'#0c5c6e',
	'#084a59',
];

const dark: MantineColorsTuple = [
	'#d9dfe5',
	'#bcc5ce',
	'#98a4b0',
	'#6f7c89',
	'#3d4853',
	'#2e3842',
	'#232c35',
	'#1a2129',
	'#141a21',
	'#0d1217',
];

const theme = createTheme({
	colors: { accent, dark },
	primaryColor: 'accent',
	primaryShade: 7,
	autoContrast: false,
	defaultRadius: 'md',
	cursorType: 'pointer',
	respectReducedMotion: true,
	fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
	fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
	headings: {
		fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
		fontWeight: '650',
		sizes: {
			h1: { fontSize: '1.5rem', lineHeight: '1.25' },
			h2: { fontSize: '1rem', lineHeight: '1.4' },
			h3: { fontSize: '0.875rem', lineHeight: '1.4' },
		},
	},
	// By name instead of each component's `extend`: importing the components here would load them on every screen.
	components: {
		Combobox: { defaultProps: { shadow: 'md' } },
		Select: {
			// The list scrolls natively, so that the arrow keys keep the chosen option in view.
			defaultProps: { withScrollArea: false },
			styles: { options: { maxHeight: 280, overflowY: 'auto' } },
		},
		Modal: {
			defaultProps: { centered: true, overlayProps: { opacity: 0.5 } },
			styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } },
		},
		// Otherwise the header of a dialog would be a second banner of the page, beside the one on telephones.
		ModalHeader: { defaultProps: { role: 'presentation' } },
		Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
	},
});

/** The theme with names for Mantine's close buttons, which have none by default. */
export function themeWith({ close }: { close: string }): MantineThemeOverride {
	const closeButtonProps = { 'aria-label': close };
	return mergeThemeOverrides(theme, {
		components: {
			Modal: { defaultProps: { closeButtonProps } },
			Notification: { defaultProps: { closeButtonProps } },
		},
	});
}

/** Replaces Mantine's greys and reds that have too little contrast for text (WCAG 2.2 AA requires 4.5 : 1). */
export const cssVariables: CSSVariablesResolver = () => ({
	variables: {},
	light: {
		'--mantine-color-body': '#ffffff',
		'--mantine-color-text': '#1b242d',
		'--mantine-color-dimmed': '#586470',
		'--mantine-color-placeholder': '#68747f',
		'--mantine-color-error': '#b91c1c',
		'--mantine-color-anchor': accent[7],
		'--hms-canvas': '#f5f7f9',
		'--hms-line': '#e2e7ec',
		'--hms-hover': '#f3f8fa',
		// The colours of plots; each has a contrast of 3 : 1 to its neighbours and to the background (WCAG 1.4.11).
		'--hms-series-0': accent[7],
		'--hms-series-1': '#c2761b',
		'--hms-series-2': '#7a5aa6',
		'--hms-series-3': '#7d8994',
	},
	dark: {
		'--mantine-color-body': dark[7],
		'--mantine-color-dimmed': dark[2],
		'--mantine-color-placeholder': '#8c98a5',
		'--mantine-color-error': '#ff9b9b',
		'--mantine-color-anchor': accent[3],
		'--hms-canvas': dark[8],
		'--hms-line': dark[5],
		'--hms-hover': dark[6],
		'--hms-series-0': accent[4],
		'--hms-series-1': '#e0a458',
		'--hms-series-2': '#b79be0',
		'--hms-series-3': '#8c98a5',
	},
});
