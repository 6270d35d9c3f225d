// The steps beside the editor: what is written is saved before any of them is taken, and the step names that revision.
for (const step of document.querySelectorAll('form.step')) {
  step.addEventListener('submit', async (event) => {
    const { saver } = document.getElementById('article') ?? {};
    if (!saver || step.dataset.isSaved) return;
    event.preventDefault();
    if (!(await saver.flush())) return;
    // With nothing to save all this ran before the event was over, and a form that is being sent cannot be sent again.
    await new Promise((resolve) => { setTimeout(resolve); });
    step.elements.revision.value = saver.revision;
    step.dataset.isSaved = 'yes';
    step.requestSubmit(event.submitter);
  });
}
