'use client';

import { ScreenFailed } from '../../components/document/screen-failed.tsx';

interface ErrorPageProps {
	error: Error & { digest?: string };
	reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
	return <ScreenFailed digest={error.digest} onRetry={reset} />;
}
