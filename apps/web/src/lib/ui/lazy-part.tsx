import { Text } from '@mantine/core';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { useTranslations } from 'use-intl';

/** Takes the place of a part whose code could not be loaded; the rest of the screen, and what is typed there, stays. */
function NotLoaded() {
	const t = useTranslations();
	return (
		<Text size="sm" c="dimmed" role="status">
			{t('common.failure.partNotLoaded')}
		</Text>
	);
}

/** A part of a screen whose code is loaded when it is first shown. */
export const lazyPart = <Props extends object>(
	load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
	lazy(() =>
		load().then(
			(part) => ({ default: part }),
			() => ({ default: NotLoaded }),
		),
	);
