import { Alert, type AlertProps } from '@mantine/core';
import classes from './notice.module.css';

interface NoticeProps {
	tone: 'failure' | 'warning';
	title: string;
	icon: AlertProps['icon'];
	children: AlertProps['children'];
}

/** Something that must be read before going on; a screen reader says it at once. */
export function Notice({ tone, title, icon, children }: NoticeProps) {
	return (
		<Alert
			role="alert"
			icon={icon}
			title={title}
			data-tone={tone}
			classNames={{
				root: classes['root'] ?? '',
				title: classes['title'] ?? '',
				icon: classes['icon'] ?? '',
				message: classes['message'] ?? '',
			}}
		>
			{children}
		</Alert>
	);
}
