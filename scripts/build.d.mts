export function build(options?: { out?: string }): Promise<{ made: string[]; milliseconds: number }>
