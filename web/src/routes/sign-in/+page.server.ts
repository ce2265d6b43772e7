import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { isEntityId, type AccountId } from '#schema/ids.ts';
import { auth } from '#lib/server/auth.ts';
import { listDemoPeople } from '#lib/server/auth/demo-people.ts';
import { PASSWORD_LENGTH } from '#lib/server/auth/password-rules.ts';
import type { SignIn } from '#lib/server/auth/sign-in.ts';
import { callerOf } from '#lib/server/caller.ts';
import { config } from '#lib/server/config.ts';
import { db } from '#lib/server/database.ts';
import { formFields } from '#lib/server/form-fields.ts';
import { nextPath } from '#lib/server/next-path.ts';
import { sayWhoIsHere } from '#lib/server/say-who-is-here.ts';
import type { Actions, PageServerLoad } from './$types';

/** No script: the page works before one could load, and signing in loads everything anew anyway. */
export const csr = false;

/** What stands in the form again, and why; never the password. */
export interface SignInFailure {
	readonly reason: 'incomplete' | 'wrong' | 'slow_down';
	readonly email: string;
	/** Seconds. */
	readonly wait: number;
}

/** Longer is nobody's: e-mail addresses by their standard, passwords by our own rule. */
const LONGEST = { email: 254, password: 2 * PASSWORD_LENGTH.max };

const withPassword = v.strictObject({
	email: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST.email)),
	password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST.password)),
});
const asDemoPerson = v.strictObject({ person: v.custom<AccountId>(isEntityId) });

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.account) redirect(303, next);
	return {
		next,
		isErased: url.searchParams.has('erased'),
		demoPeople: config().mode === 'demo' ? await listDemoPeople(await db()) : [],
	};
};

export const actions: Actions = {
	async password(event) {
		const { success, output } = v.safeParse(withPassword, await formFields(event.request));
		if (!success) return refuse(400, { reason: 'incomplete', email: '', wait: 0 });
		const { email, password } = output;
		return admit(event, email, await (await auth()).signIn(email, password, callerOf(event)));
	},

	async demo(event) {
		const { success, output } = v.safeParse(asDemoPerson, await formFields(event.request));
		if (!success) return refuse(400, { reason: 'incomplete', email: '', wait: 0 });
		return admit(event, '', await (await auth()).enterAsDemo(output.person, callerOf(event)));
	},
};

function admit(event: RequestEvent, email: string, signIn: SignIn) {
	if (signIn.ok) {
		for (const { name, value, options } of signIn.cookies) event.cookies.set(name, value, options);
		sayWhoIsHere(event, signIn.accountId);
		redirect(303, nextPath(event.url.searchParams.get('next')));
	}
	if (signIn.reason === 'wrong') return refuse(401, { reason: 'wrong', email, wait: 0 });
	const wait = Math.ceil(signIn.waitMs / 1_000);
	event.setHeaders({ 'retry-after': String(wait) });
	return refuse(429, { reason: 'slow_down', email, wait });
}

const refuse = (status: number, failure: SignInFailure) => fail(status, failure);
