export const rows: Readonly<Record<string, string>>
/** The names of the tests of each paragraph. */
export function policyMap(): Record<string, string[]>
/** docs/policy.md as it should be now. */
export function policyPage(): string
