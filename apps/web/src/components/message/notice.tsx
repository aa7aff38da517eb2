import { Alert, type AlertProps } from '@mantine/core';
import classes from './notice.module.css';

interface NoticeProps {
	tone: 'failure' | 'warning';
	/** Screen readers announce an alert at once, and a status when they are idle. */
	role?: 'alert' | 'status';
	title: string;
	icon: AlertProps['icon'];
	children: AlertProps['children'];
}

/** A message that the user should read before the next step. */
export function Notice({ tone, role = 'alert', title, icon, children }: NoticeProps) {
	return (
		<Alert
			role={role}
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
