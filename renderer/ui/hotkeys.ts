/** Elements that do something of their own on Space or Enter: while one has the focus, these keys are left to it. */
export const withKeysOfTheirOwn = ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'];
