import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { must } from '#schema/assert.ts';
import { nameFault } from '#lib/account/own-name.ts';
import { auth } from '#lib/server/auth.ts';
import { PASSWORD_LENGTH } from '#lib/server/auth/password-rules.ts';
import { removedCookie } from '#lib/server/auth/cookies.ts';
import { callerOf, isSecure } from '#lib/server/caller.ts';
import { eraseMe } from '#lib/server/erase-me.ts';
import { formFields } from '#lib/server/form-fields.ts';
import { changeEverywhere } from '#lib/server/own-account.ts';
import type { Actions, PageServerLoad } from './$types';
import type { AccountFailure } from './account-failure.ts';

const password = v.pipe(v.string(), v.maxLength(2 * PASSWORD_LENGTH.max));
const newPassword = v.strictObject({ present: password, chosen: password });
const newName = v.strictObject({ name: v.pipe(v.string(), v.trim(), v.maxLength(1_000)) });
const oneSession = v.strictObject({ session: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });
const farewell = v.strictObject({ password: v.optional(password), typed: v.optional(v.string()) });

const meIn = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	must(locals.session, 'hooks.server.ts lets only signed-in people pass');

export const load: PageServerLoad = async ({ locals }) => {
	const { account, sessionId } = meIn({ locals });
	const sessions = await (await auth()).sessionsOf(account.id);
	return {
		me: { name: account.name, email: account.email, isDemo: account.isDemo },
		sessions: sessions.map((one) => ({ ...one, isHere: one.sessionId === sessionId })),
	};
};

export const actions: Actions = {
	async name(event) {
		const { account } = meIn(event);
		const { success, output } = v.safeParse(newName, await formFields(event.request));
		if (!success) return refuse(400, { form: 'name', reason: 'unreadable' });
		const fault = nameFault(output.name);
		if (fault) return refuse(422, { form: 'name', reason: fault });
		if (!(await changeEverywhere(account.id, { kind: 'name.set', name: output.name })))
			return refuse(503, { form: 'name', reason: 'unavailable' });
		await (await auth()).rename(account.id, output.name);
		return { done: 'name' as const };
	},

	async password(event) {
		const { success, output } = v.safeParse(newPassword, await formFields(event.request));
		if (!success || !output.present || !output.chosen)
			return refuse(400, { form: 'password', reason: 'incomplete' });
		const change = await (await auth()).changePassword(meIn(event), output, callerOf(event));
		if (change.ok) return { done: 'password' as const };
		if (change.reason === 'weak')
			return refuse(422, { form: 'password', reason: 'weak', fault: change.fault });
		return refuse(...refusalOf('password', change));
	},

	async end(event) {
		const { account, sessionId } = meIn(event);
		const { success, output } = v.safeParse(oneSession, await formFields(event.request));
		if (!success) return refuse(400, { form: 'sessions', reason: 'unreadable' });
		// One's own is ended by signing out, which also clears this browser.
		if (output.session !== sessionId) await (await auth()).endOne(account.id, output.session);
		return { done: 'end' as const };
	},

	async endOthers(event) {
		const { account, sessionId } = meIn(event);
		await (await auth()).endOthers(account.id, sessionId);
		return { done: 'endOthers' as const };
	},

	async erase(event) {
		const { account } = meIn(event);
		const { success, output } = v.safeParse(farewell, await formFields(event.request));
		if (!success) return refuse(400, { form: 'erase', reason: 'wrong' });
		if (account.isDemo) {
			if (output.typed?.trim().toLowerCase() !== account.name.toLowerCase())
				return refuse(422, { form: 'erase', reason: 'wrong' });
		} else {
			const given = output.password ?? '';
			const confirmed = await (await auth()).confirm(account, given, callerOf(event));
			if (!confirmed.ok) return refuse(...refusalOf('erase', confirmed));
		}
		const erasure = await eraseMe(account.id);
		if (erasure !== 'erased')
			return refuse(erasure === 'unavailable' ? 503 : 409, { form: 'erase', reason: erasure });
		const { name, value, options } = removedCookie('session', isSecure(event));
		event.cookies.set(name, value, options);
		event.setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, '/sign-in?erased');
	},
};

type Wrong =
	| { readonly ok: false; readonly reason: 'wrong' }
	| { readonly ok: false; readonly reason: 'slow_down'; readonly waitMs: number };

const refusalOf = (form: 'password' | 'erase', wrong: Wrong): [number, AccountFailure] =>
	wrong.reason === 'wrong'
		? [401, { form, reason: 'wrong' }]
		: [429, { form, reason: 'slow_down', wait: Math.ceil(wrong.waitMs / 1_000) }];

const refuse = (status: number, failure: AccountFailure) => fail(status, failure);
