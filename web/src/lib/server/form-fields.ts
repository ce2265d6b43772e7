import { error } from '@sveltejs/kit';

/** The fields of a posted form, one value each; what cannot be read as a form costs its sender a 400. */
export async function formFields(request: Request): Promise<Record<string, FormDataEntryValue>> {
	try {
		return Object.fromEntries(await request.formData());
	} catch (reason) {
		// Whatever else breaks off a body, such as its size, is said by whoever noticed it.
		if (reason instanceof TypeError) error(400, 'This form could not be read.');
		throw reason;
	}
}
