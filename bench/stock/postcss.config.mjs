/** Does nothing: without this file Next would load the one of the surrounding project. */
export default { plugins: [] }
