import classes from './suggestions-panel.module.css';

/** What an answer's button looks like, whose words may take several lines. */
export const answerClasses = { root: classes.answer!, label: classes.answerWords! };
