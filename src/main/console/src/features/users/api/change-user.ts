import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, answerOf, api } from '@/api/client';

export type UserChange =
  | { type: 'role'; role: Schemas['Role'] }
  | { type: 'activate' }
  | { type: 'deactivate' }
  | { type: 'end-sessions' }
  | { type: 'remove-second-factor' };

/** What a supervisor does with an account. */
export function useChangeUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UserChange }) => send(id, change),
    onSettled: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
}

function send(id: string, change: UserChange): Promise<unknown> {
  const params = { path: { id } };
  switch (change.type) {
    case 'role':
      return answerOf(api.PUT('/users/{id}/role', { params, body: { role: change.role } }));
    case 'activate':
      return answerOf(api.POST('/users/{id}/activate', { params }));
    case 'deactivate':
      return answerOf(api.POST('/users/{id}/deactivate', { params }));
    case 'end-sessions':
      return answerOf(api.DELETE('/users/{id}/sessions', { params }));
    case 'remove-second-factor':
      return answerOf(api.DELETE('/users/{id}/second-factor', { params }));
  }
}
