/**
 * A value that is stored as `T` but cannot be mistaken for another value of the same shape:
 * `Brand<string, 'ReviewId'>` given where a `PersonId` is wanted does not compile.
 */
declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
