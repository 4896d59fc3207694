// Properties that fill themselves when they are first read. They are enumerable, so that copying, `JSON.stringify` and
// `structuredClone` see them as they see the rest.

/** Makes the value of a property. */
type Make<Name> = (name: Name) => unknown;

/** Where an object keeps what fills it. It is not enumerable, so no copy takes it along. */
const MAKE = Symbol('make');

/**
 * Descriptors by name, which all objects share: with a getter of its own each object would be of a kind of its own for
 * the engine, and defining it would take longer than judging.
 */
const descriptors = new Map<string, PropertyDescriptor & ThisType<Record<PropertyKey, unknown>>>();

/**
 * Adds properties that are made when they are first read. Of one that is there already the engine would make one that
 * calls only by giving up what it knows of objects of that kind.
 */
export function addLater<Whole extends object, Name extends string & keyof Whole>(
  object: Omit<Whole, Name>,
  names: readonly Name[],
  make: Make<Name>,
): Whole {
  Object.defineProperty(object, MAKE, { value: make });
  for (const name of names) Object.defineProperty(object, name, filling(name));
  return object as Whole;
}

function filling(name: string): PropertyDescriptor {
  let descriptor = descriptors.get(name);
  if (descriptor === undefined) {
    descriptor = {
      enumerable: true,
      configurable: true,
      get() {
        const value = (this[MAKE] as Make<string>)(name);
        settle(this, name, value);
        return value;
      },
      set(value) {
        settle(this, name, value);
      },
    };
    descriptors.set(name, descriptor);
  }
  return descriptor;
}

function settle(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
