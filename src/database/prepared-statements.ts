/** The part of a connection of `libsql` that is used here. It prepares and runs a statement at once: none is run twice at a time. */
interface Connection {
  prepare(sql: string): Statement
  close(): unknown
}

interface Statement {
  /** Returns rows as arrays. Throws for a statement without rows. */
  raw(isRaw?: boolean): unknown
  columns(): unknown[]
}

/** How many statements of a connection stay prepared. With 60, 98 % of the statements of an import and a release were found. */
const MOST_STATEMENTS = 100

/** Marks a driver whose statements are reused: bundles that each load this file share it. */
const REUSES = Symbol.for('assises.reuses-prepared-statements')

/**
 * Makes each connection to SQLite prepare a statement once and run it again with other values. The driver prepares it each time
 * otherwise, which takes as long as running it. The one that was not used for the longest time is dropped first. After a change of
 * the tables [SQLite prepares again by itself](https://sqlite.org/c3ref/prepare.html).
 */
export function reusePreparedStatements({ prototype: driver }: { prototype: Connection }): void {
  if (REUSES in driver) return
  Object.defineProperty(driver, REUSES, { value: true })
  const { prepare, close } = driver
  const prepared = new WeakMap<Connection, Map<string, Statement>>()

  driver.prepare = function (sql) {
    if (!isReused(sql)) {
      // The columns of `select *` may change with the tables.
      if (changesTables(sql)) prepared.delete(this)
      return prepare.call(this, sql)
    }
    const statements = prepared.get(this) ?? new Map<string, Statement>()
    prepared.set(this, statements)
    const text = withStableAliases(sql)
    const statement = statements.get(text) ?? describedOnce(prepare.call(this, text))
    statements.delete(text)
    statements.set(text, statement)
    if (statements.size > MOST_STATEMENTS) statements.delete(statements.keys().next().value as string)
    return statement
  }

  driver.close = function () {
    prepared.delete(this)
    return close.call(this)
  }
}

const isReused = (sql: string) => /^\s*(?:select|insert|update|delete|with)\b/i.test(sql)
const changesTables = (sql: string) => /^\s*(?:create|alter|drop|attach|detach|vacuum|reindex)\b/i.test(sql)

/** Gives the aliases of joined tables, which Payload takes at random, names that are the same each time. */
function withStableAliases(sql: string): string {
  if (!ALIAS.test(sql)) return sql
  const names = new Map<string, string>()
  return sql.replace(ALIASES, (alias) => {
    const name = names.get(alias) ?? `"joined_${names.size}"`
    names.set(alias, name)
    return name
  })
}

const ALIAS = /"[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}"/
const ALIASES = new RegExp(ALIAS, 'g')

/** The statement, which asks SQLite only once for its columns and whether it has rows. */
function describedOnce(statement: Statement): Statement {
  const raw = statement.raw.bind(statement)
  const columns = statement.columns.bind(statement)
  let described: unknown[] | undefined
  let refusal: unknown
  statement.columns = () => {
    described ??= columns()
    return described
  }
  statement.raw = (isRaw) => {
    if (refusal) throw refusal
    try {
      return raw(isRaw)
    } catch (error) {
      refusal = error
      throw error
    }
  }
  return statement
}
