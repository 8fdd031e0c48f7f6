/** Reads no join field. Payload's type of `joins` excludes `false` for a collection that is only known at run time. */
export const NO_JOINS = false as never
