export function build(options?: { out?: string; bench?: boolean }): Promise<{ made: string[]; milliseconds: number }>
