import type { RequestEvent } from '@sveltejs/kit';
import type { Caller } from './auth/sign-in.ts';

export function callerOf(event: RequestEvent): Caller {
	const { headers } = event.request;
	return {
		cookieHeader: headers.get('cookie'),
		address: event.getClientAddress(),
		userAgent: headers.get('user-agent') ?? '',
		secure: isSecure(event),
	};
}

export const isSecure = ({ url }: Pick<RequestEvent, 'url'>): boolean => url.protocol === 'https:';
