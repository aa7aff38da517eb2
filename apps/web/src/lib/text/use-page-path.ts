'use client';

import { usePathname } from 'next/navigation';
import { useLocale } from 'use-intl';

/** The path as the address bar has it. Where the server renders a page, the path has the language before it. */
export function usePagePath(): string {
	const pathname = usePathname();
	const prefix = `/${useLocale()}`;
	if (pathname === prefix) return '/';
	return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname;
}
