import { SimpleGrid, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './form-section.module.css';

/** Inputs in two columns where there is room for them. */
export function InputGrid({ children }: { children: ReactNode }) {
	return (
		<SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
			{children}
		</SimpleGrid>
	);
}

/** A titled group of inputs. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
	const titleId = useId();
	return (
		<section aria-labelledby={titleId} className={classes['section']}>
			<Title order={2} id={titleId} mb="sm">
				{title}
			</Title>
			<InputGrid>{children}</InputGrid>
		</section>
	);
}

/** Gives an input the whole width of its section. */
export function WholeLine({ children }: { children: ReactNode }) {
	return <div className={classes['wholeLine']}>{children}</div>;
}
