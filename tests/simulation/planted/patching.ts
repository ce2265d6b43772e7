/** Faults on a prototype of the product, for as long as one simulation lasts. */

/** Other methods in place of a class's own, until the returned function is called. */
export function replaced<Class extends object>(
	prototype: Class,
	methods: Partial<Class>,
): () => void {
	const own = Object.keys(methods).map((name) => [name, Reflect.get(prototype, name)] as const);
	Object.assign(prototype, methods);
	return () => Object.assign(prototype, Object.fromEntries(own));
}

type Method = (...args: never[]) => unknown;

/** Something around a method: the first argument does what it did before. */
export function around<Class extends object, Name extends keyof Class>(
	prototype: Class,
	name: Name,
	with_: Class[Name] extends infer Own extends Method
		? (this: Class, own: Own, ...args: Parameters<Own>) => ReturnType<Own>
		: never,
): () => void {
	const own = prototype[name] as Method;
	const method = function (this: Class, ...args: never[]) {
		const before = (...given: never[]) => own.apply(this, given);
		return (with_ as unknown as Method).call(this, before as never, ...args);
	};
	return replaced(prototype, { [name]: method } as unknown as Partial<Class>);
}
