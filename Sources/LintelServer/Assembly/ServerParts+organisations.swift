package import LintelPlatform

extension ServerParts {
    /// Tells people by mail what has happened.
    var notices: NoticePost {
        NoticePost(
            mailbox: self.mailbox,
            renderer: self.renderer,
            issuer: self.settings.issuer.text,
            logger: self.logger,
        )
    }

    /// The rules for organisations.
    package var organisationManagement: OrganisationManagement {
        OrganisationManagement(
            stores: self.stores,
            catalogue: self.catalogue,
            clientEmails: self.reservedDomain,
            codec: self.codec,
            random: self.random,
            audit: self.audit,
            notices: self.notices,
        )
    }

    /// The rules for workspaces.
    package var workspaceManagement: WorkspaceManagement {
        WorkspaceManagement(stores: self.stores, random: self.random, audit: self.audit)
    }

    /// The rules for data sources.
    package var dataSourceManagement: DataSourceManagement {
        DataSourceManagement(stores: self.stores, random: self.random, audit: self.audit)
    }

    /// The rules for projects.
    package var projectManagement: ProjectManagement {
        ProjectManagement(stores: self.stores, random: self.random, audit: self.audit)
    }

    /// The rules for the files and folders of projects.
    package var projectStorageManagement: ProjectStorageManagement {
        ProjectStorageManagement(items: self.stores.projectStorage, random: self.random, audit: self.audit)
    }

    /// The rules for the teams of projects.
    package var teamManagement: ProjectTeamManagement {
        ProjectTeamManagement(
            stores: self.stores,
            clientEmails: self.reservedDomain,
            codec: self.codec,
            random: self.random,
            audit: self.audit,
            notices: self.notices,
        )
    }

    /// The rules for files of workspaces.
    package var fileManagement: FileManagement {
        FileManagement(
            files: self.stores.files,
            blobs: self.blobs.store,
            limits: self.blobs.limits,
            random: self.random,
            audit: self.audit,
        )
    }

    /// The rules for folders of workspaces.
    package var folderManagement: FolderManagement {
        FolderManagement(folders: self.stores.folders, random: self.random, audit: self.audit)
    }

    /// The rules for block models of workspaces.
    package var blockModelManagement: BlockModelManagement {
        BlockModelManagement(
            models: self.stores.blockModels,
            jobs: self.stores.blockJobs,
            blobs: self.blobs.store,
            limits: self.blobs.limits,
            random: self.random,
            audit: self.audit,
        )
    }

    /// The rules for geoscience objects of workspaces.
    package var objectManagement: ObjectManagement {
        ObjectManagement(
            objects: self.stores.objects,
            blobs: self.blobs.store,
            limits: self.blobs.limits,
            schemas: self.objectSchemas,
            random: self.random,
            audit: self.audit,
        )
    }
}
