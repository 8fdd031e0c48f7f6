/** The codes of errors that Payload throws, by the name of the error. */
const byName: Record<string, string> = {
  AuthenticationError: 'INVALID_LOGIN',
  Forbidden: 'FORBIDDEN',
  InvalidFieldName: 'UNKNOWN_FIELD',
  Locked: 'DOCUMENT_LOCKED',
  MissingFile: 'FILE_MISSING',
  NotFound: 'NOT_FOUND',
  QueryError: 'INVALID_QUERY',
  UnauthorizedError: 'UNAUTHENTICATED',
  UnverifiedEmail: 'EMAIL_NOT_VERIFIED',
  ValidationError: 'VALIDATION_FAILED',
}

/** The codes of errors without a better one, by the status of the response. */
const byStatus: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  416: 'RANGE_NOT_SATISFIABLE',
  422: 'UNPROCESSABLE',
  423: 'DOCUMENT_LOCKED',
  429: 'TOO_MANY_REQUESTS',
  501: 'NOT_SERVED',
  503: 'UNAVAILABLE',
}

/** The code of an error that has none, from the name of the error and the status of its response. */
export const codeOfError = (name: unknown, status: number): string =>
  (typeof name === 'string' ? byName[name] : undefined) ??
  byStatus[status] ??
  (status >= 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST')
