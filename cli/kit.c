#include "cli/kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/fill_data.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "template/template.h"

enum { RECORDS_MAX = 4 << 20 }; /* bytes that one department's values may take */

static const char empty_form[] = ".form.ots";

void kit_form_name(const struct kit *kit, size_t department, char out[KIT_PATH_MAX])
{
    snprintf(out, KIT_PATH_MAX, "%s/%s", KIT_FORMS, kit->names[department]);
}

void kit_done(struct kit *kit)
{
    kit_folder_abandon(&kit->folder);
    free(kit->names);
    free(kit->digests);
    kit->names = NULL;
    kit->digests = NULL;
}

/* --- one form for each department --- */

static pbe_status write_form(struct kit *kit, size_t index,
                             const struct kit_columns *columns, pbe_fill *fill,
                             struct pbe_error *err)
{
    char name[KIT_PATH_MAX];
    struct fill_data values = {.records = NULL};
    const struct department *department = &kit->departments->list[index];
    const char *const properties[][2] = {{"pbe.code", department->code}};
    size_t property_count = *department->code ? 1 : 0;
    pbe_arena_init(&values.arena, RECORDS_MAX);
    kit_form_name(kit, index, name);
    pbe_status status = kit_columns_fill(columns, department, &values, err);
    if (!status)
        status = kit_folder_open(&kit->folder, name, err);
    const struct pbe_fill_data data = {values.records, values.count, kit->list};
    if (!status)
        status = pbe_fill_write(fill, &data, properties, property_count, PBE_DOCUMENT,
                                kit->folder.file, NULL, err);
    if (!status)
        status = kit_folder_close(&kit->folder, kit->digests[index], err);
    fill_data_done(&values);
    return status;
}

static pbe_status write_forms(struct kit *kit, const struct kit_columns *columns,
                              pbe_fill *fill, struct pbe_error *err)
{
    struct progress progress;
    size_t count = kit->departments->count;
    pbe_status status = kit_folder_add(&kit->folder, KIT_FORMS, err);
    progress_begin(&progress, count);
    for (size_t i = 0; !status && i < count && !interrupt_has_come(); i++) {
        status = write_form(kit, i, columns, fill, err);
        progress_show(&progress, i + 1);
    }
    progress_clear(&progress);
    return status;
}

/* --- what all get --- */

static pbe_status write_empty_form(struct kit *kit, struct pbe_error *err)
{
    struct pbe_value pack = pbe_value_text(kit->pack->id, strlen(kit->pack->id));
    pbe_status status = kit_folder_open(&kit->folder, empty_form, err);
    if (!status)
        status = pbe_template_write(kit->engine, &pack, PBE_DOCUMENT_TEMPLATE,
                                    kit->folder.file, err);
    return status ? status : kit_folder_close(&kit->folder, NULL, err);
}

static pbe_status write_extension(struct kit *kit, const char *form,
                                  struct pbe_error *err)
{
    pbe_status status = kit_folder_open(&kit->folder, KIT_EXTENSION, err);
    if (!status)
        status = kit_write_extension(kit, form, err);
    return status ? status : kit_folder_close(&kit->folder, kit->extension_digest, err);
}

static pbe_status write_instruction(struct kit *kit, struct pbe_error *err)
{
    pbe_status status = kit_folder_open(&kit->folder, KIT_INSTRUCTION, err);
    if (!status)
        status = kit_write_instruction(kit, err);
    return status ? status
                  : kit_folder_close(&kit->folder, kit->instruction_digest, err);
}

static pbe_status write_manifest(struct kit *kit, struct pbe_error *err)
{
    pbe_status status = kit_folder_open(&kit->folder, KIT_MANIFEST, err);
    if (status)
        return status;
    kit_write_manifest(kit);
    return kit_folder_close(&kit->folder, NULL, err);
}

/* Everything that lies in the folder. The extension comes before the forms, which take
 * long: what is wrong with it is said at once. */
static pbe_status write_all(struct kit *kit, const struct kit_columns *columns,
                            struct pbe_error *err)
{
    pbe_fill *fill = NULL;
    pbe_status status = write_empty_form(kit, err);
    char *form = status ? NULL : kit_folder_path(&kit->folder, empty_form);
    if (!status && !form)
        status = pbe_error_memory(err);
    if (!status)
        status = write_extension(kit, form, err);
    if (!status)
        status = write_instruction(kit, err);
    if (!status)
        status = pbe_fill_open(form, kit->engine, &fill, err);
    if (!status)
        status = write_forms(kit, columns, fill, err);
    pbe_fill_free(fill);
    free(form);
    kit_folder_drop(&kit->folder, empty_form);
    return status ? status : write_manifest(kit, err);
}

static pbe_status take_names(struct kit *kit, struct pbe_error *err)
{
    size_t count = kit->departments->count;
    kit->names = calloc(count + 1, sizeof *kit->names);
    kit->digests = calloc(count + 1, sizeof *kit->digests);
    return kit->names && kit->digests
               ? kit_names_write(kit->departments, kit->list, kit->names, err)
               : pbe_error_memory(err);
}

pbe_status kit_make(struct kit *kit, bool *is_done, struct pbe_error *err)
{
    struct kit_columns columns = {0};
    struct pbe_value pack = pbe_value_text(kit->pack->id, strlen(kit->pack->id));
    *is_done = false;
    pbe_status status = take_names(kit, err);
    if (!status)
        status = kit_columns_read(kit->departments, kit->list, kit->engine, &pack,
                                  &columns, err);
    if (!status)
        status = kit_folder_begin(&kit->folder, kit->output, kit->force, err);
    if (!status)
        status = write_all(kit, &columns, err);
    if (!status && !interrupt_has_come()) {
        status = kit_folder_finish(&kit->folder, err);
        *is_done = !status;
    }
    if (status == PBE_STATUS_FILE && !err->file[0])
        pbe_error_place(err, kit->output, 0, 0);
    kit_columns_done(&columns);
    return status;
}
